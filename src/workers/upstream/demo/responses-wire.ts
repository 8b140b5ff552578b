import type { Response, ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { AnswerFacts, AnswerWire, TokenCounts, UnfinishedStatus, WireEvent } from './answer-wire.ts';

/** What goes over the wire: `output_text` is made by the SDK. */
type WireResponse = Omit<Response, 'output_text'>;
type Unnumbered<T> = T extends { response: Response }
  ? Omit<T, 'sequence_number' | 'response'> & { response: WireResponse }
  : Omit<T, 'sequence_number'>;
type Event = Unnumbered<Extract<ResponseStreamEvent, { sequence_number: number }>>;
type ImageCall = ResponseOutputItem.ImageGenerationCall;

/** Text tokens of the model that only hands the prompt on. */
const TEXT_MODEL_TOKENS = { input: 320, output: 90, reasoning: 32 };

/** Answers of `responses` with the image tool. */
export function createResponsesWire(facts: AnswerFacts): AnswerWire {
  let sequence = 0;
  const number = (event: Event): WireEvent => ({
    name: event.type,
    data: { ...event, sequence_number: sequence++ },
  });
  const callId = `ig_${facts.id}`;
  const inCall = { item_id: callId, output_index: 0 };
  return {
    start: () => [
      number({ type: 'response.created', response: toResponse(facts, 'in_progress', []) }),
      number({ type: 'response.in_progress', response: toResponse(facts, 'in_progress', []) }),
    ],
    working: () => [
      number({ type: 'response.output_item.added', output_index: 0, item: toCall(facts, 0, null) }),
      number({ type: 'response.image_generation_call.in_progress', ...inCall }),
      number({ type: 'response.image_generation_call.generating', ...inCall }),
    ],
    preview: (base64, index) => [
      number({
        type: 'response.image_generation_call.partial_image',
        ...inCall,
        partial_image_index: index,
        partial_image_b64: base64,
        size: facts.size,
        quality: facts.quality,
        background: facts.background,
        output_format: facts.format,
      }),
    ],
    finish: (images) => [
      number({ type: 'response.image_generation_call.completed', ...inCall }),
      ...images.map((image, index) =>
        number({ type: 'response.output_item.done', output_index: index, item: toCall(facts, index, image) }),
      ),
      number({ type: 'response.completed', response: toResponse(facts, 'completed', images) }),
    ],
    end: (images) => [
      number({ type: 'response.completed', response: toResponse(facts, 'completed', images) }),
    ],
    whole: (images) => toResponse(facts, 'completed', images),
    unfinished: (status) => toResponse(facts, status, []),
    fail: () => [number({ type: 'response.failed', response: toResponse(facts, 'failed', []) })],
  };
}

function toCall(facts: AnswerFacts, index: number, result: string | null): ImageCall {
  const id = index === 0 ? `ig_${facts.id}` : `ig_${facts.id}_${index}`;
  if (result === null) return { id, type: 'image_generation_call', status: 'in_progress', result };
  return {
    id,
    type: 'image_generation_call',
    status: 'completed',
    action: facts.edit ? 'edit' : 'generate',
    result,
    revised_prompt: facts.prompt,
    size: facts.size,
    quality: facts.quality,
    background: facts.background,
    output_format: facts.format,
  };
}

function toResponse(
  facts: AnswerFacts,
  status: UnfinishedStatus | 'completed',
  images: string[],
): WireResponse {
  return {
    id: `resp_${facts.id}`,
    object: 'response',
    access_programs: null,
    created_at: facts.createdAt,
    status,
    ...(facts.livesOn === undefined ? {} : { background: facts.livesOn }),
    error: status === 'failed' ? { code: 'server_error', message: 'The answer failed.' } : null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    model: facts.model,
    output: images.map((image, index) => toCall(facts, index, image)),
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: { type: 'image_generation' },
    tools: [{ type: 'image_generation' }],
    top_p: 1,
    ...(status === 'completed' ? toUsage(facts.tokens) : {}),
  };
}

function toUsage({ text, images, output }: TokenCounts): Pick<WireResponse, 'usage' | 'tool_usage'> & object {
  const input = TEXT_MODEL_TOKENS.input + text;
  return {
    usage: {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
      output_tokens: TEXT_MODEL_TOKENS.output,
      output_tokens_details: { reasoning_tokens: TEXT_MODEL_TOKENS.reasoning },
      total_tokens: input + TEXT_MODEL_TOKENS.output,
    },
    tool_usage: {
      image_gen: {
        input_tokens: text + images,
        input_tokens_details: { text_tokens: text, image_tokens: images },
        output_tokens: output,
        total_tokens: text + images + output,
        output_tokens_details: { image_tokens: output, text_tokens: 0 },
      },
      web_search: { num_requests: 0 },
    },
  };
}
