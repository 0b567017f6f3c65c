import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

/** For request handlers: somebody waits, so one more attempt and twenty seconds are all that is worth paying for. */
export const openai = new OpenAI({ maxRetries: 1, timeout: 20_000 });
export const anthropic = new Anthropic({ maxRetries: 1, timeout: 20_000 });

/** As it comes out of the box: two retries and ten minutes for each attempt. */
export const patientOpenai = new OpenAI();
