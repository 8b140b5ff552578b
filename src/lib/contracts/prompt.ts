/** A prompt that was sent (`history`, the newest 50 are kept) or kept by the user (`saved`). */
export interface StoredPrompt {
  id: string;
  kind: 'history' | 'saved';
  text: string;
  createdAt: number;
}
