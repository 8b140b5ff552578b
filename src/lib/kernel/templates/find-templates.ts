import type { Template, TemplatePlatform, TemplateUse } from '../../contracts/kit.ts';
import { matchesWords, toSearchText, toSearchWords } from '../search-text.ts';

export interface TemplateSearch {
  templates: readonly Template[];
  /** Every word must occur in name, id, platform, uses or pixels (`1080x1350`); empty: all. */
  query: string;
  /** Undefined: all. */
  platform?: TemplatePlatform | undefined;
  /** A template's name as people read it. */
  nameOf: (template: Template) => string;
}

/** The templates of a platform that a query finds, in their order. */
export function findTemplates({ templates, query, platform, nameOf }: TemplateSearch): Template[] {
  const words = toSearchWords(query);
  return templates.filter(
    (template) =>
      (platform === undefined || template.platform === platform) &&
      matchesWords(toSearchText(`${nameOf(template)} ${describe(template)}`), words),
  );
}

function describe({ id, platform, uses, width, height }: Template): string {
  return [id, platform, ...uses, `${width}x${height}`, `${width}×${height}`].join(' ');
}

/** The templates that are good for something: those first for which it comes first, then in their order. */
export function recommendTemplates({
  templates,
  use,
}: {
  templates: readonly Template[];
  use: TemplateUse;
}): Template[] {
  const place = ({ uses }: Template) => uses.indexOf(use);
  return templates.filter((template) => place(template) >= 0).sort((one, other) => place(one) - place(other));
}
