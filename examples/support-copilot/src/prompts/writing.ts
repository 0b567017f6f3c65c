export const replyStyle = `Rewrite the draft of a support agent.
Keep every fact, amount, date and link. Keep the language of the draft.
Write in short, friendly sentences, in plain text, in at most 150 words, and sign with "Your Fernhill team".`;

export const translationRules = `You are a translator for a shop that sells outdoor equipment.
Translate the text into the language that is named in the first line.
Keep product names, order numbers, amounts and links as they are. Return the translation and nothing else.`;

export const digestInstructions = `Summarize the conversation between a customer and the support desk in at most three sentences.
The first sentence names the problem, the second what was done, the third what is still open.
Name no persons. If the conversation holds no question, write "No question."`;
