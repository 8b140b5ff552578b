import type { PromptPart, Recipe } from '../../lib/contracts/recipe.ts';
import type { Draft } from '../../lib/contracts/workspace.ts';

/** What a person chose, as far as a recipe says it; not what stands in the prompt's place: how many, and whether as a matrix. */
export function toDraftOfRecipe(recipe: Recipe): Omit<Draft, 'count'> {
  const { frame, target, options = {} } = recipe;
  const idOf = (from: PromptPart['from']) => frame?.parts.find((part) => part.from === from)?.id ?? '';
  const styleId = idOf('style');
  const { style: _ofStyle, ...others } = options;
  return {
    prompt: recipe.prompt,
    profileId: recipe.profileId,
    aspectRatio: recipe.aspectRatio,
    resolution: recipe.resolution,
    quality: recipe.quality,
    format: recipe.format,
    compression: recipe.compression ?? 90,
    background: recipe.background,
    sources: recipe.sources,
    // A style of the kit that the model knows by an id of its own stands in the frame.
    options: styleId === '' ? options : others,
    imageModel: recipe.imageModel,
    templateId: target?.templateId ?? idOf('template'),
    styleId,
    personaId: idOf('persona'),
    isAutomatic: false,
    level: 'auto',
    isMatrix: false,
  };
}
