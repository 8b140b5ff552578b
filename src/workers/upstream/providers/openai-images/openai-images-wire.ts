import type {
  ImageEditParamsBase,
  ImageEditStreamEvent,
  ImageGenerateParamsNonStreaming,
  ImageGenerateParamsStreaming,
  ImageGenStreamEvent,
} from 'openai/resources/images';

/* Wire types, from the types of the `openai` package; nothing of it is shipped. */

export type GenerationBody = ImageGenerateParamsStreaming | ImageGenerateParamsNonStreaming;

/** The scalar parts of an edit; its images are parts of their own. */
export type EditFields = Omit<ImageEditParamsBase, 'image' | 'mask' | 'markup'>;

/** Name of the part that holds the mask. */
export type EditMaskPart = keyof Pick<ImageEditParamsBase, 'mask'>;

/** Name of the part that holds the marks. */
export type EditMarkupPart = keyof Pick<ImageEditParamsBase, 'markup'>;

/** Names of the parts that hold images: `image` for one, `image[]` for several. */
export type EditImagePart = 'image' | 'image[]';

export type KnownEventType = ImageGenStreamEvent['type'] | ImageEditStreamEvent['type'];
