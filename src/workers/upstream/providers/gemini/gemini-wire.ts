/* What goes to and comes from `models/{model}:generateContent`. Source: facts on providers, section 4.4. */

export interface GenerateContentBody {
  /** What a text model is to do. */
  systemInstruction?: { parts: GeminiPart[] };
  contents: { role: 'user'; parts: GeminiPart[] }[];
  generationConfig?: {
    responseModalities: ['TEXT', 'IMAGE'];
    imageConfig?: GeminiImageConfig;
    thinkingConfig?: { thinkingLevel: string };
  };
}

export type GeminiPart = { text: string } | { inlineData: { mimeType: string; data: string } };

export interface GeminiImageConfig {
  /** `a:b` */
  aspectRatio?: string;
  imageSize?: string;
}

/** Why an answer ends without an image, as far as that is a matter of what was asked. */
export const BLOCK_REASONS: ReadonlySet<string> = new Set([
  'SAFETY',
  'IMAGE_SAFETY',
  'PROHIBITED_CONTENT',
  'IMAGE_PROHIBITED_CONTENT',
  'BLOCKLIST',
  'SPII',
  'RECITATION',
  'IMAGE_RECITATION',
  'OTHER',
  'IMAGE_OTHER',
  'LANGUAGE',
]);
