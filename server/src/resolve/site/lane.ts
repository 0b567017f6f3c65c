import type { Lane } from '../callSite.ts';
import type { Place } from '../observed.ts';

/** Whether somebody waits for the answer, read from what runs the enclosing function; unknown without evidence. */
export function readLane(path: string, place: Pick<Place, 'symbols' | 'function' | 'decorators' | 'handedTo'>): Lane {
  const names = [...place.decorators, ...place.handedTo];
  const interactive = names.some(isHandler) || isHandlerClass(place.symbols);
  const deferred = names.some(isJob);
  if (interactive !== deferred) return interactive ? 'interactive' : 'deferred';
  if (interactive) return 'unknown';
  if (isRouteFile(path, place.function)) return scheduledRoute.test(path) ? 'deferred' : 'interactive';
  return isJobPath(path) ? 'deferred' : 'unknown';
}

const webFrameworks =
  /^(fastapi|starlette|flask|quart|sanic|aiohttp|litestar|bottle|falcon|express|hono|koa|@koa\/router|fastify|elysia|h3|nitro|itty-router|polka|restify|@hapi\/hapi|@nestjs\/common|rest_framework|django|ninja|trpc|@trpc\/server|socket\.io|ws|websockets|streamlit|gradio|chainlit|slack_bolt|@slack\/bolt|discord|discord\.js|telegram|telebot|aiogram|telegraf|grammy|convex)\b/i;

const receivers = /^(app|api|router|server|fastify|blueprint|bp|routes?|\w+_?(router|api|app|bp|blueprint))$/i;
const routeMethods = /^(get|post|put|patch|delete|head|all|route|websocket|websocket_route|api_route)$/i;
/** Names that say something only where the framework itself is known. */
const frameworkMethods =
  /^(use|on|message|event|command|handle|action|endpoint|Sse|api_view|on_message|on_event|ChatInterface|Interface|query|mutation)$/;
const handlerWrappers =
  /(^|\.)(defineEventHandler|eventHandler|onRequest|onCall|api_view|websocket_endpoint|use server|chat_input|on_chat_message)$/;

/** A route of a web framework, a socket or a chat bot. */
function isHandler(name: string): boolean {
  if (handlerWrappers.test(name)) return true;
  const segments = name.split('.');
  const last = segments.at(-1) ?? '';
  if (webFrameworks.test(name)) return routeMethods.test(last) || frameworkMethods.test(last);
  return segments.length > 1 && receivers.test(segments[0] ?? '') && routeMethods.test(last);
}

const jobSystems =
  /^(celery|dramatiq|huey|rq|arq|procrastinate|airflow|prefect|dagster|luigi|apscheduler|schedule|node-cron|cron|croner|node-schedule|bullmq|bull|bee-queue|agenda|inngest|@trigger\.dev\/sdk|trigger\.dev|pg-boss|graphile-worker|temporalio|@temporalio|bree|modal|functions_framework|kfp|metaflow|pyspark)\b/i;
const jobCalls =
  /(^|\.)(shared_task|scheduled_job|periodic_task|on_after_configure|onSchedule|createFunction|cron\.schedule|schedule\.every|scheduleJob|setInterval|add_job|actor|crontab|addJob|cloud_event|process_task|__main__)$|^(app|celery|celery_app|worker|queue|huey|scheduler|agenda|inngest|cron|boss)\.(task|job|define|schedule|scheduleJob|scheduled_job|process|work|add|every|periodic_task|createFunction)$/i;

const isJob = (name: string): boolean => jobSystems.test(name) || jobCalls.test(name);

/** Django's and Flask's class views: `class ChatView: def post`. */
function isHandlerClass(symbols: readonly string[]): boolean {
  const method = symbols.at(-1) ?? '';
  const owner = symbols.at(-2) ?? '';
  return /^(get|post|put|patch|delete)$/i.test(method) && /(View|ViewSet|Handler|Resource|Endpoint)$/.test(owner);
}

const scheduledRoute = /(^|\/)(cron|crons|jobs|scheduled)\//i;

/** Route files of Next.js, SvelteKit, Remix, Nuxt and Astro, whose exports answer requests. */
function isRouteFile(path: string, name: string | null): boolean {
  if (/(^|\/)pages\/api\/.+\.[cm]?[jt]sx?$/.test(path) || /(^|\/)server\/(api|routes)\/.+\.[cm]?[jt]s$/.test(path))
    return true;
  const isVerb = /^(GET|POST|PUT|PATCH|DELETE)$/.test(name ?? '');
  if (isVerb)
    return /(^|\/)(route|\+server)\.[cm]?[jt]sx?$|(^|\/)pages\/.+\.[jt]s$|(^|\/)api\/.+\.[cm]?[jt]s$/.test(path);
  return /^(loader|action)$/.test(name ?? '') && /(^|\/)routes\/.+\.[jt]sx?$/.test(path);
}

const jobFolders =
  /^(scripts?|jobs?|crons?|cronjobs?|nightly|batch(es)?|tasks?|workers?|backfills?|etl|dags?|migrations?|ingest(ion)?)$/i;
const jobWords = /^(crons?|nightly|daily|hourly|weekly|batch|backfill|jobs?|etl)$/i;

/** A folder or file name by which a project sets its unattended work apart. */
function isJobPath(path: string): boolean {
  const folders = path.split('/');
  const stem = (folders.pop() ?? '').replace(/\.[^.]*$/, '');
  return (
    folders.some((folder) => jobFolders.test(folder)) ||
    /^(tasks|scripts|workers|ingest)$/i.test(stem) ||
    stem.split(/[-_.]/).some((word) => jobWords.test(word))
  );
}
