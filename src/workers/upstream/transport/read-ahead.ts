/**
 * Reads as fast as the line gives, however slow the taker is. A browser throws away what it has received and nobody has read
 * the moment the line breaks: a final image that was followed by a reset would be lost while the preview before it is stored.
 * What `read` throws is thrown once all that came before it has been taken.
 */
export function createReadAhead<Chunk>(
  read: () => Promise<Chunk | undefined>,
): () => Promise<Chunk | undefined> {
  const queue: Chunk[] = [];
  let taken = 0;
  let end: { error?: unknown } | undefined;
  let wake: () => void = () => undefined;

  async function pump(): Promise<void> {
    try {
      for (let chunk = await read(); chunk !== undefined; chunk = await read()) {
        queue.push(chunk);
        wake();
      }
      end = {};
    } catch (error) {
      end = { error };
    }
    wake();
  }

  /** The place of a taken chunk is given back in one go: shifting a long queue chunk by chunk would be quadratic. */
  function take(): Chunk | undefined {
    const chunk = queue[taken];
    taken += 1;
    if (taken === queue.length) {
      queue.length = 0;
      taken = 0;
    }
    return chunk;
  }

  void pump();
  return async () => {
    while (taken === queue.length && end === undefined) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (taken < queue.length) return take();
    if (end && 'error' in end) throw end.error;
    return undefined;
  };
}
