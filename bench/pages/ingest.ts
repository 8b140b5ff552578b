/** Hands measurements from the worker to the bench, which calls `measureIngest` from outside. */
declare global {
  var measureIngest: (address: string, way: 'easel' | 'floor') => Promise<number>;
}

const worker = new Worker(new URL('./ingest.worker.ts', import.meta.url), { type: 'module' });

globalThis.measureIngest = (address, way) =>
  new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ ms: number } | { error: string }>) =>
      'ms' in data ? resolve(data.ms) : reject(new Error(data.error));
    worker.postMessage({ address, way });
  });

export {};
