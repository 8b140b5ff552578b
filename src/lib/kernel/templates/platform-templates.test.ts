import { describe, expect, it } from 'vitest';
import { isLegalSize, toLegalSize } from '../legal-size.ts';
import { findTemplates, recommendTemplates } from './find-templates.ts';
import { TEMPLATES } from './platform-templates.ts';

const sizeOf = (id: string) => {
  const found = TEMPLATES.find((template) => template.id === id);
  return found && `${found.width}x${found.height}`;
};
const ids = (templates: readonly { id: string }[]) => templates.map(({ id }) => id);

describe('the built-in templates', () => {
  it('are many, each with an id of its own', () => {
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(31);
    expect(new Set(ids(TEMPLATES)).size).toBe(TEMPLATES.length);
  });

  it.each([...TEMPLATES])('$id can be found, explained and made', ({ id, words, uses, ...size }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/u);
    expect(uses.length).toBeGreaterThan(0);
    expect(words).toMatch(/^[\x20-\x7e]{20,200}$/u);
    expect(isLegalSize(toLegalSize(size))).toBe(true);
    expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(64);
  });

  it.each([
    ['instagram-feed-portrait', '1080x1350'],
    ['facebook-feed', '1200x630'],
    ['facebook-feed-portrait', '1080x1350'],
    ['facebook-cover', '820x312'],
    ['twitter-post', '1200x675'],
    ['twitter-card', '1200x600'],
    ['twitter-header', '1500x500'],
    ['linkedin-post', '1200x628'],
    ['linkedin-article', '1200x627'],
    ['linkedin-cover', '1128x191'],
    ['youtube-thumbnail', '1280x720'],
    ['youtube-channel-art', '2560x1440'],
    ['youtube-community', '1080x1080'],
    ['pinterest-pin', '1000x1500'],
    ['pinterest-square', '1000x1000'],
    ['tiktok-video-cover', '1080x1920'],
    ['blog-header', '1200x628'],
    ['blog-header-wide', '1920x1080'],
    ['email-banner', '600x200'],
    ['email-product', '600x600'],
    ['website-hero', '1920x1080'],
    ['website-banner', '1200x400'],
  ])('%s has %s', (id, size) => {
    expect(sizeOf(id)).toBe(size);
  });

  it('hold a profile picture for each place that shows one', () => {
    const profiles = TEMPLATES.filter(({ id }) => id.endsWith('-profile'));
    expect(new Set(profiles.map(({ platform }) => platform))).toEqual(
      new Set(['instagram', 'facebook', 'x', 'linkedin', 'youtube', 'tiktok']),
    );
    expect(profiles.every(({ width, height }) => width === height)).toBe(true);
  });
});

describe('findTemplates', () => {
  const nameOf = ({ id }: { id: string }) => (id === 'website-hero' ? '网站主图' : id.replace(/-/gu, ' '));
  const find = (query: string, platform?: 'instagram' | 'mail') =>
    ids(findTemplates({ templates: TEMPLATES, query, platform, nameOf }));

  it.each([
    ['1128x191', ['linkedin-cover']],
    ['600×600', ['email-product']],
    ['网站', ['website-hero']],
    ['LinkedIn  ARTICLE', ['linkedin-article']],
    ['nothing of the kind', []],
  ])('%j', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('keeps to the platform that was chosen', () => {
    expect(find('', 'mail')).toEqual(['email-banner', 'email-product']);
    expect(find('story', 'instagram')).toEqual(['instagram-story']);
    expect(find('')).toEqual(ids(TEMPLATES));
  });

  it('finds by use', () => {
    expect(find('newsletter')).toEqual(['linkedin-article', 'email-banner', 'email-product']);
  });
});

it('recommends first what something is mainly good for', () => {
  expect(ids(recommendTemplates({ templates: TEMPLATES, use: 'recipe' }))).toEqual([
    'pinterest-pin',
    'instagram-feed-portrait',
    'pinterest-square',
    'pinterest-story',
    'blog-header',
  ]);
});
