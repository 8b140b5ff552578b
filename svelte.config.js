import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** A component's style class is written on each of its elements: four signs tell them apart, more where two would be the same. */
const owners = new Map();
function cssHash({ hash, filename, css }) {
  const full = hash(filename ?? css);
  let name = `s${full.slice(0, 4)}`;
  if ((owners.get(name) ?? filename) !== filename) name = `s${full}`;
  owners.set(name, filename);
  return name;
}

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { cssHash },
  vitePlugin: {
    // Ours is all runes; a package may still be written the older way.
    dynamicCompileOptions: ({ filename }) =>
      filename.includes('node_modules') ? undefined : { runes: true },
  },
};
