/** Colours of one light. All as `#rrggbb`. */
export interface Palette {
  /** Top of the sky to the horizon. */
  sky: readonly [string, string, string, string];
  /** Sun or moon. */
  light: string;
  /** What is far away and in the haze; what is near and in shadow. */
  far: string;
  near: string;
  accent: string;
  second: string;
  /** Ground of flat and drawn scenes. */
  paper: string;
  isDark: boolean;
}

export const PALETTES = {
  dusk: {
    sky: ['#27305e', '#6d4a86', '#d9807f', '#fbd3a0'],
    light: '#fff0cf',
    far: '#c08a97',
    near: '#1d1733',
    accent: '#e2583e',
    second: '#f2b134',
    paper: '#f4ece0',
    isDark: false,
  },
  desert: {
    sky: ['#4f93ad', '#a3c9c6', '#f2dfb4', '#f7c27b'],
    light: '#fff7df',
    far: '#e6b780',
    near: '#5d2818',
    accent: '#c8553d',
    second: '#2f6f73',
    paper: '#f6eddd',
    isDark: false,
  },
  alpine: {
    sky: ['#2a68a8', '#74add9', '#c4dfee', '#f6efe0'],
    light: '#fffbea',
    far: '#a3c0d6',
    near: '#0f2a45',
    accent: '#e07a3f',
    second: '#f4c95d',
    paper: '#eef1ee',
    isDark: false,
  },
  mist: {
    sky: ['#6d8f8a', '#a6bfb2', '#d8e0cf', '#f4efda'],
    light: '#fffdf0',
    far: '#a9bdab',
    near: '#16312c',
    accent: '#d98032',
    second: '#e3bd5c',
    paper: '#f1efe3',
    isDark: false,
  },
  night: {
    sky: ['#040a1f', '#0b1a45', '#1c3a74', '#557ab0'],
    light: '#fdf6dd',
    far: '#35517f',
    near: '#040813',
    accent: '#f2c572',
    second: '#7bd3ea',
    paper: '#18213a',
    isDark: true,
  },
  violet: {
    sky: ['#180f40', '#532683', '#ad549f', '#f6aaa6'],
    light: '#ffe9d2',
    far: '#9d5f9f',
    near: '#140a2b',
    accent: '#ff7b6b',
    second: '#ffd27a',
    paper: '#f1e7ee',
    isDark: true,
  },
  crimson: {
    sky: ['#32101f', '#8a1f31', '#e0563f', '#fabb76'],
    light: '#ffe9c2',
    far: '#c4604e',
    near: '#1c070f',
    accent: '#c92f2f',
    second: '#e9a23b',
    paper: '#f6e9dc',
    isDark: false,
  },
  lagoon: {
    sky: ['#07394c', '#12707e', '#63bcb0', '#f4e4ba'],
    light: '#fff6d8',
    far: '#62a9a6',
    near: '#04212d',
    accent: '#f27d52',
    second: '#f6c65b',
    paper: '#edf2ea',
    isDark: false,
  },
  blossom: {
    sky: ['#93b0d8', '#cfc3e2', '#f6cdd4', '#fdeee2'],
    light: '#fffaf0',
    far: '#d6a9ba',
    near: '#4f2740',
    accent: '#e8577e',
    second: '#f0a35e',
    paper: '#faeeec',
    isDark: false,
  },
  emerald: {
    sky: ['#06231f', '#12503f', '#4f9a6c', '#e4e6a8'],
    light: '#fbf7d0',
    far: '#5f9a77',
    near: '#04150f',
    accent: '#e2a33c',
    second: '#7fd6a4',
    paper: '#edf1e1',
    isDark: true,
  },
  ink: {
    sky: ['#d2d2cc', '#e2e1da', '#edebe4', '#f6f4ee'],
    light: '#c5402c',
    far: '#b7babb',
    near: '#191b1e',
    accent: '#c5402c',
    second: '#6b6f72',
    paper: '#f3f0e7',
    isDark: false,
  },
} satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
