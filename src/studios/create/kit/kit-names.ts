import type {
  Persona,
  Style,
  StyleGroup,
  Template,
  TemplatePlatform,
  TemplateUse,
} from '../../../lib/contracts/kit.ts';
import type { Draft } from '../../../lib/contracts/workspace.ts';
import type { Kit } from '../../../lib/state/kit.svelte.ts';
import { m } from '../../../messages/generated/messages.js';
import { STYLE_NAMES } from './style-names.ts';
import { TEMPLATE_NAMES } from './template-names.ts';

export const toTemplateName = ({ id, name }: Pick<Template, 'id' | 'name'>): string =>
  name ?? TEMPLATE_NAMES[id]?.() ?? id;

export const toStyleName = ({ id, name }: Pick<Style, 'id' | 'name'>): string =>
  name ?? STYLE_NAMES[id]?.() ?? id;

export const PLATFORM_NAMES: Readonly<Record<TemplatePlatform, () => string>> = {
  own: m.kit_platform_own,
  instagram: m.kit_platform_instagram,
  facebook: m.kit_platform_facebook,
  x: m.kit_platform_x,
  linkedin: m.kit_platform_linkedin,
  youtube: m.kit_platform_youtube,
  pinterest: m.kit_platform_pinterest,
  tiktok: m.kit_platform_tiktok,
  web: m.kit_platform_web,
  mail: m.kit_platform_mail,
};

export const GROUP_NAMES: Readonly<Record<StyleGroup, () => string>> = {
  own: m.kit_group_own,
  photo: m.kit_group_photo,
  paint: m.kit_group_paint,
  drawing: m.kit_group_drawing,
  print: m.kit_group_print,
  '3d': m.kit_group_3d,
  retro: m.kit_group_retro,
};

export const USE_NAMES: Readonly<Record<TemplateUse, () => string>> = {
  product: m.kit_use_product,
  lifestyle: m.kit_use_lifestyle,
  brand: m.kit_use_brand,
  news: m.kit_use_news,
  announcement: m.kit_use_announcement,
  article: m.kit_use_article,
  video: m.kit_use_video,
  profile: m.kit_use_profile,
  newsletter: m.kit_use_newsletter,
  advertisement: m.kit_use_advertisement,
  tutorial: m.kit_use_tutorial,
  event: m.kit_use_event,
  recipe: m.kit_use_recipe,
  fashion: m.kit_use_fashion,
};

/** Keys of a table, in its order. */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(table) as Key[];

/** What of the kit a draft has chosen; what is gone is undefined. */
export interface ChosenKit {
  persona: Persona | undefined;
  template: Template | undefined;
  style: Style | undefined;
}

export function toChosen(kit: Kit, draft: Draft): ChosenKit {
  return {
    persona: kit.findPersona(draft.personaId),
    template: kit.findTemplate(draft.templateId),
    style: kit.findStyle(draft.styleId),
  };
}

export interface ChosenNames {
  persona: string;
  template: string;
  style: string;
}

/** Names of what was chosen; empty: nothing was. */
export function toChosenNames(kit: Kit, draft: Draft): ChosenNames {
  const { persona, template, style } = toChosen(kit, draft);
  const gone = (id: string | undefined) => (id ? m.kit_gone() : '');
  return {
    persona: persona?.name ?? gone(draft.personaId),
    template: template ? toTemplateName(template) : gone(draft.templateId),
    style: style ? toStyleName(style) : gone(draft.styleId),
  };
}
