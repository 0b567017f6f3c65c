/** The same thing in the spellings that code uses. */
export interface Name {
  readonly camel: string;
  readonly pascal: string;
  readonly snake: string;
}

/** What the made-up company deals with. */
export const nouns: readonly [string, ...string[]] = [
  ...(['invoice', 'customer', 'shipment', 'ticket', 'order', 'payment', 'contract', 'warehouse'] as const),
  ...['supplier', 'campaign', 'booking', 'session', 'document', 'asset', 'employee', 'report', 'message', 'device'],
  ...['reading', 'alert', 'policy', 'claim', 'lesson', 'review', 'listing', 'coupon', 'refund', 'route', 'vehicle'],
];

export const nameOf = (...words: readonly string[]): Name => {
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return { camel: pascal.charAt(0).toLowerCase() + pascal.slice(1), pascal, snake: words.join('_').toLowerCase() };
};
