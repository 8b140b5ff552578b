import type { DemoPicture } from './demo-fetch.ts';
export async function drawDemoImage(_picture: DemoPicture): Promise<Blob> {
  throw new Error('not yet');
}
