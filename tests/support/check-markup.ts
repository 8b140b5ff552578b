import { capabilitiesOfModel } from '../../src/lib/kernel/capabilities-of.ts';
import { readImageSize } from '../../src/lib/kernel/read-image-size.ts';
import { readRgbaPng } from './read-png.ts';
import type { RecordedPart, RecordedRequest } from './recorded-request.ts';

/** What an upstream says of a part `markup` that it does not take; undefined where there is none, or all is well with it. */
export function findMarkupFault({
  path,
  parts,
}: Pick<RecordedRequest, 'path' | 'parts'>): object | undefined {
  const markup = parts.find(({ name }) => name === 'markup');
  if (!markup || !path.endsWith('/images/edits')) return undefined;
  const find = (...names: string[]) => parts.find(({ name }) => names.includes(name));
  if (!capabilitiesOfModel(find('model')?.text ?? '').markup) {
    return toError('unknown_parameter', "Unknown parameter: 'markup'.");
  }
  if (find('mask')) return toError('invalid_value', 'markup cannot be combined with mask.');
  const fault = findPictureFault(markup, find('image', 'image[]'));
  return fault === undefined ? undefined : toError('invalid_value', fault);
}

function findPictureFault(markup: RecordedPart, first: RecordedPart | undefined): string | undefined {
  const pixels = readRgbaPng(markup.bytes ?? new Uint8Array());
  if (!pixels || markup.mimeType !== 'image/png') return 'markup must be a PNG with transparency.';
  const size = readImageSize(first?.bytes ?? new Uint8Array());
  if (size?.width !== pixels.width || size.height !== pixels.height) {
    return 'markup must have the dimensions of the first image.';
  }
  const isClear = pixels.data.some((value, at) => at % 4 === 3 && value < 255);
  return isClear ? undefined : 'markup must contain transparent pixels.';
}

function toError(code: string, message: string): object {
  return { message, type: 'invalid_request_error', param: 'markup', code };
}
