import type { ProviderRequest } from '../../lib/contracts/provider.ts';
import type { Recipe } from '../../lib/contracts/recipe.ts';
import { AppError, createFailure } from '../../lib/kernel/app-error.ts';
import type { MarksForm } from '../../lib/kernel/marks/choose-marks-form.ts';
import type { RunContext } from './run-context.ts';

type RequestBytes = Pick<ProviderRequest, 'sources' | 'mask' | 'markup' | 'hasMarkedCopy'>;

/**
 * What goes with a request besides its words. Throws `AppError` (`validation`) where any of it is gone: without its mask a request
 * would change all of the picture, without its marks nobody would know what was meant.
 */
export async function readRequestBytes(
  context: RunContext,
  recipe: Recipe,
  marksForm: MarksForm,
): Promise<RequestBytes> {
  const [sources, mask] = await Promise.all([
    readSources(context, recipe),
    readOver(context, recipe, { field: 'mask', bytesHash: recipe.mask?.bytesHash }),
  ]);
  const rest = mask ? { mask } : {};
  if (!recipe.markup) return { sources, ...rest };
  const { bytesHash, copy } = recipe.markup;
  const isCopy = marksForm === 'copy';
  const marks = await readOver(context, recipe, {
    field: 'marks',
    bytesHash: isCopy ? copy.bytesHash : bytesHash,
  });
  if (!marks) return { sources, ...rest };
  if (!isCopy) return { sources, markup: marks, ...rest };
  const marked = { blob: marks, mimeType: copy.mimeType, name: 'marked' };
  return { sources: sources.toSpliced(1, 0, marked), hasMarkedCopy: true, ...rest };
}

function readSources({ repositories }: RunContext, { sources }: Recipe): Promise<RequestBytes['sources']> {
  return Promise.all(
    sources.map(async ({ bytesHash, mimeType, name }) => {
      const blob = await repositories.bytes.get(bytesHash);
      if (!blob) throw new AppError(createFailure('validation', { field: 'sources', message: name }));
      return { blob, mimeType, name };
    }),
  );
}

/** What lies over the first source, and means nothing without one. */
async function readOver(
  { repositories }: RunContext,
  { sources }: Recipe,
  { field, bytesHash }: { field: string; bytesHash: string | undefined },
): Promise<Blob | undefined> {
  if (bytesHash === undefined) return undefined;
  const blob = await repositories.bytes.get(bytesHash);
  if (!blob || sources.length === 0) throw new AppError(createFailure('validation', { field }));
  return blob;
}
