/** What a billed request does. */
export type Operation =
  | 'chat'
  | 'completion'
  | 'embedding'
  | 'image'
  | 'audio'
  | 'rerank'
  | 'moderation'
  | 'batch'
  | 'video'
  | 'other';
