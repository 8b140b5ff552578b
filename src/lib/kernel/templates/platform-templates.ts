import type { Template } from '../../contracts/kit.ts';
import { SOCIAL_TEMPLATES } from './social-templates.ts';
import { VIDEO_TEMPLATES } from './video-templates.ts';
import { WEB_TEMPLATES } from './web-templates.ts';

/** The built-in ones, in the order in which they are shown. Source: facts on the studios, section 1, as of 2026-11. */
export const TEMPLATES: readonly Template[] = [...SOCIAL_TEMPLATES, ...VIDEO_TEMPLATES, ...WEB_TEMPLATES];
