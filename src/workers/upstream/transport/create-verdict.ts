import type { Failure } from '../../../lib/contracts/failure.ts';
import type { ProviderEvent } from '../../../lib/contracts/provider.ts';
import { createFailure } from '../../../lib/kernel/app-error.ts';

/** How the body of an answer ended. */
export interface AnswerEnd {
  /** The line broke, fell silent or was cancelled. */
  cut: Failure | undefined;
  /** It ended in order, but in the middle of a message. */
  isCut: boolean;
  /** What the upstream said outside of any message, as a failure: an HTML page, a plain sentence. */
  words: Failure | undefined;
}

/** Watches the events of one attempt and says at the end whether it gave an image, and if not, why. */
export interface Verdict {
  add(event: ProviderEvent): void;
  hasImage(): boolean;
  hasPreview(): boolean;
  isCompleted(): boolean;
  /**
   * Undefined if a final image came: what happens after it is no matter. Without one undefined only for an answer that came
   * whole and says that it is not ready.
   */
  toFailure(end: AnswerEnd): Failure | undefined;
}

export function createVerdict(): Verdict {
  const seen = new Set<ProviderEvent['type']>();
  const texts = new Set<string>();
  let failure: Failure | undefined;

  function add(event: ProviderEvent): void {
    seen.add(event.type);
    if (event.type === 'failure-received') failure ??= event.failure;
    if (event.type === 'text-received' && event.text.trim() !== '') texts.add(event.text.trim());
  }

  function toFailure({ cut, isCut, words }: AnswerEnd): Failure | undefined {
    if (seen.has('image-received')) return undefined;
    if (cut?.code === 'cancelled') return cut;
    const said = failure ?? (seen.has('preview-received') ? undefined : words);
    if (said !== undefined) return said;
    if (cut !== undefined) return cut;
    if (isCut) return createFailure('network');
    if (seen.has('answer-pending')) return undefined;
    return judgeSilence([...texts].join('\n'));
  }

  /** The answer ended in order, without an image and without an error. */
  function judgeSilence(text: string): Failure {
    if (seen.has('preview-received')) return createFailure('previewOnly', { message: text });
    if (text !== '') return createFailure('refused', { message: text });
    // A stream that went by the book and never said that it was complete was cut by something in between.
    const isByTheBook = seen.has('response-created') || seen.has('sequence-seen');
    const isUnfinished = isByTheBook && !seen.has('answer-completed');
    return createFailure(isUnfinished ? 'network' : 'noImage');
  }

  return {
    add,
    toFailure,
    hasImage: () => seen.has('image-received'),
    hasPreview: () => seen.has('preview-received'),
    isCompleted: () => seen.has('answer-completed'),
  };
}
