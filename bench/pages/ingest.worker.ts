/** Reads one streamed image, either as the app does up to the stored Blob, or as barely as can be. */
import { createByteRepository } from '../../src/lib/db/byte-repository.ts';
import { openDatabase } from '../../src/lib/db/database.ts';
import { openaiResponses } from '../../src/workers/upstream/providers/openai-responses/openai-responses.ts';
import { readAnswer } from '../../src/workers/upstream/transport/read-answer.ts';
import { sendRequest } from '../../src/workers/upstream/transport/send-request.ts';

/** Newer than TypeScript's own library. */
interface NativeBase64 {
  fromBase64(text: string): Uint8Array;
}

const bytes = createByteRepository(openDatabase('easel-bench'));

async function measureEasel(address: string): Promise<number> {
  let begun = 0;
  let ended = 0;
  const answer = await sendRequest({
    request: { url: address, method: 'POST', headers: {}, body: '{}' },
    authorization: {},
    stallTimeoutMs: 60_000,
    onBytes: () => {
      begun ||= performance.now();
    },
  });
  const report = await readAnswer({
    answer,
    provider: openaiResponses,
    onEvent: async (event) => {
      if (event.type !== 'image-received' || !event.bytes) return;
      await bytes.put(new Blob([event.bytes as BlobPart], { type: 'image/png' }));
      ended = performance.now();
    },
  });
  if (!ended) throw new Error(`No image came: ${JSON.stringify(report.failure)}`);
  return ended - begun;
}

/** The same bytes, read and decoded; the base64 lies between the last `"result":"` and the next quote. */
async function measureFloor(address: string): Promise<number> {
  const response = await fetch(address, { method: 'POST', body: '{}' });
  const reader = response.body?.getReader();
  if (!reader) throw new Error('No body.');
  const chunks: Uint8Array[] = [];
  let begun = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    begun ||= performance.now();
    chunks.push(part.value);
  }
  const text = await new Blob(chunks as BlobPart[]).text();
  const start = text.indexOf('"result":"') + '"result":"'.length;
  const decoded = (Uint8Array as unknown as NativeBase64).fromBase64(
    text.slice(start, text.indexOf('"', start)),
  );
  if (decoded.length < 1024) throw new Error('The floor decoded nothing.');
  return performance.now() - begun;
}

self.onmessage = ({ data }: MessageEvent<{ address: string; way: 'easel' | 'floor' }>) => {
  const measured = data.way === 'easel' ? measureEasel(data.address) : measureFloor(data.address);
  measured.then(
    (ms) => self.postMessage({ ms }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );
};
