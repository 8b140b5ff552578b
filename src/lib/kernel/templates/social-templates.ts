import type { Template, TemplatePlatform } from '../../contracts/kit.ts';

/** Words that several places share; English, since they are sent to a model. */
const HEADLINE_ROOM = 'One clear subject with calm, even space beside it for a headline.';
const STORY_ROOM =
  'Upright composition; subject in the middle, nothing important in the top quarter or the bottom sixth.';
const COVER_ROOM =
  'Wide banner; the subject off centre, faces and details away from all edges, plain space behind a profile picture.';
const SQUARE = 'Square composition with one strong subject in the middle and even margins.';
const PROFILE =
  'A single face, figure or emblem in the centre, filling most of the frame, legible when small and cut to a circle.';

const on = (platform: TemplatePlatform, templates: readonly Omit<Template, 'platform'>[]): Template[] =>
  templates.map((template) => ({ ...template, platform }));

const INSTAGRAM = on('instagram', [
  {
    id: 'instagram-feed-square',
    width: 1080,
    height: 1080,
    uses: ['product', 'lifestyle', 'brand'],
    words: SQUARE,
  },
  {
    id: 'instagram-feed-portrait',
    width: 1080,
    height: 1350,
    uses: ['fashion', 'recipe', 'product', 'lifestyle'],
    words:
      'Upright composition that fills the frame; subject large, slightly above the middle, narrow margins.',
  },
  {
    id: 'instagram-story',
    width: 1080,
    height: 1920,
    uses: ['announcement', 'lifestyle', 'event'],
    words: STORY_ROOM,
  },
  {
    id: 'instagram-reel-cover',
    width: 1080,
    height: 1920,
    uses: ['video', 'tutorial', 'lifestyle'],
    words:
      'Upright cover picture; subject within the middle square, since the profile grid cuts off the rest.',
  },
  { id: 'instagram-profile', width: 320, height: 320, uses: ['profile', 'brand'], words: PROFILE },
]);

const FACEBOOK = on('facebook', [
  {
    id: 'facebook-feed',
    width: 1200,
    height: 630,
    uses: ['article', 'news', 'product'],
    words: HEADLINE_ROOM,
  },
  {
    id: 'facebook-feed-square',
    width: 1080,
    height: 1080,
    uses: ['product', 'advertisement', 'announcement'],
    words: SQUARE,
  },
  {
    id: 'facebook-feed-portrait',
    width: 1080,
    height: 1350,
    uses: ['advertisement', 'product', 'lifestyle'],
    words: 'Upright composition; one large subject, and a quiet band below it for a line of text.',
  },
  {
    id: 'facebook-story',
    width: 1080,
    height: 1920,
    uses: ['event', 'advertisement', 'announcement'],
    words: STORY_ROOM,
  },
  { id: 'facebook-cover', width: 820, height: 312, uses: ['brand', 'event'], words: COVER_ROOM },
  { id: 'facebook-profile', width: 720, height: 720, uses: ['profile', 'brand'], words: PROFILE },
]);

const X = on('x', [
  {
    id: 'twitter-post',
    width: 1200,
    height: 675,
    uses: ['news', 'announcement', 'product'],
    words: 'Wide composition that reads at a glance; one subject, strong contrast, generous margins.',
  },
  { id: 'twitter-card', width: 1200, height: 600, uses: ['article', 'news'], words: HEADLINE_ROOM },
  { id: 'twitter-header', width: 1500, height: 500, uses: ['brand', 'profile'], words: COVER_ROOM },
  { id: 'twitter-profile', width: 400, height: 400, uses: ['profile', 'brand'], words: PROFILE },
]);

const LINKEDIN = on('linkedin', [
  {
    id: 'linkedin-post',
    width: 1200,
    height: 628,
    uses: ['news', 'announcement', 'brand'],
    words: `${HEADLINE_ROOM} Businesslike and uncluttered.`,
  },
  {
    id: 'linkedin-post-square',
    width: 1080,
    height: 1080,
    uses: ['tutorial', 'announcement', 'advertisement'],
    words: 'Square composition; a plain area of about a third for a quote or figures.',
  },
  {
    id: 'linkedin-article',
    width: 1200,
    height: 627,
    uses: ['article', 'newsletter', 'tutorial'],
    words: 'Wide lead picture that carries one idea; quiet background, room for a headline on the left.',
  },
  {
    id: 'linkedin-cover',
    width: 1128,
    height: 191,
    uses: ['brand', 'event'],
    words:
      'Very wide, low strip; simple pattern or skyline at mid height, detail on the right, nothing near top and bottom.',
  },
  { id: 'linkedin-profile', width: 400, height: 400, uses: ['profile'], words: PROFILE },
]);

/** Places whose pictures are mostly still ones. */
export const SOCIAL_TEMPLATES: readonly Template[] = [...INSTAGRAM, ...FACEBOOK, ...X, ...LINKEDIN];
