import type {
  ResponseCreateParamsNonStreaming,
  ResponseCreateParamsStreaming,
  ResponseRetrieveParamsStreaming,
  ResponseStatus,
  ResponseStreamEvent,
  Tool,
} from 'openai/resources/responses/responses';

/*
 * Wire types, from the types of the `openai` package; nothing of it is shipped. What comes back is read with care all the same:
 * a relay may leave out any of it.
 */

export type ResponsesBody = ResponseCreateParamsStreaming | ResponseCreateParamsNonStreaming;
export type ImageTool = Tool.ImageGeneration;

/** What stands behind the `?` where an answer is streamed anew. */
export type StreamQuery = Pick<ResponseRetrieveParamsStreaming, 'stream' | 'starting_after'>;

/** What a whole answer says of how far it is. */
export type WireStatus = ResponseStatus;

/** Events of the stream that mean something to us. */
export type KnownEventType = Extract<
  ResponseStreamEvent['type'],
  | 'response.created'
  | 'response.in_progress'
  | 'response.queued'
  | 'response.output_item.added'
  | 'response.output_item.done'
  | 'response.content_part.added'
  | 'response.content_part.done'
  | 'response.output_text.delta'
  | 'response.output_text.done'
  | 'response.refusal.delta'
  | 'response.refusal.done'
  | 'response.image_generation_call.in_progress'
  | 'response.image_generation_call.generating'
  | 'response.image_generation_call.partial_image'
  | 'response.image_generation_call.completed'
  | 'response.completed'
  | 'response.incomplete'
  | 'response.failed'
  | 'error'
>;
