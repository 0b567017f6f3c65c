export const queues = ['orders', 'payments', 'returns', 'repairs', 'advice', 'other'] as const;

export const queuePrompt = `Classify the message of a customer into one of these categories:
orders (delivery, address, tracking), payments (cards, invoices, refunds, gift cards), returns (labels, inspection),
repairs (broken zips, poles, stoves), advice (which product to buy), other.
Return only the name of the category.`;

export const urgencyPrompt = `You read messages to the support desk of an outdoor shop.
Decide whether somebody may be hurt: leaking gas, fire, smoke, carbon monoxide, an injury, a child or an animal in danger.
Questions about how to use a stove safely are not urgent. Complaints are not urgent, however angry they are.
Answer only "yes" or "no".`;
