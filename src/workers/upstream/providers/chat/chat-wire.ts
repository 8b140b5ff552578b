/* What goes to `chat/completions` of relays whose models answer with images. */

export interface ChatBody {
  model: string;
  messages: { role: 'user'; content: ChatPart[] }[];
  modalities: ['image', 'text'];
  stream: false;
  /** As OpenRouter has it; relays that do not know it pass over it. */
  image_config?: { aspect_ratio?: string; image_size?: string };
}

export type ChatPart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };
