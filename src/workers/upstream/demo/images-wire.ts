import type {
  ImageEditCompletedEvent,
  ImageEditPartialImageEvent,
  ImageGenCompletedEvent,
  ImageGenPartialImageEvent,
  ImagesResponse,
} from 'openai/resources/images';
import type { AnswerFacts, AnswerWire, TokenCounts, WireEvent } from './answer-wire.ts';

type StreamEvent =
  ImageGenPartialImageEvent | ImageGenCompletedEvent | ImageEditPartialImageEvent | ImageEditCompletedEvent;

/** Answers of `images/generations` and `images/edits`. */
export function createImagesWire(facts: AnswerFacts): AnswerWire {
  const shared = {
    created_at: facts.createdAt,
    size: facts.size,
    quality: facts.quality,
    background: facts.background,
    output_format: facts.format,
  };
  const toEvent = (event: StreamEvent): WireEvent => ({ name: event.type, data: event });
  const complete = (b64_json: string): WireEvent =>
    toEvent({
      type: facts.edit ? 'image_edit.completed' : 'image_generation.completed',
      b64_json,
      ...shared,
      usage: toUsage(facts.tokens),
    });
  return {
    start: () => [],
    working: () => [],
    preview: (b64_json, index) => [
      toEvent({
        type: facts.edit ? 'image_edit.partial_image' : 'image_generation.partial_image',
        b64_json,
        partial_image_index: index,
        ...shared,
      }),
    ],
    finish: (images) => images.map(complete),
    end: () => [],
    whole: (images) => toBody(facts, images),
    unfinished: () => toBody(facts, []),
    fail: () => [],
  };
}

function toBody(facts: AnswerFacts, images: string[]): ImagesResponse {
  return {
    created: facts.createdAt,
    data: images.map((b64_json) => ({ b64_json })),
    size: facts.size,
    quality: facts.quality,
    background: facts.background,
    output_format: facts.format,
    usage: toUsage(facts.tokens),
  };
}

function toUsage({ text, images, output }: TokenCounts): ImageGenCompletedEvent.Usage {
  return {
    input_tokens: text + images,
    input_tokens_details: { text_tokens: text, image_tokens: images },
    output_tokens: output,
    total_tokens: text + images + output,
  };
}
