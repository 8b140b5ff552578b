import './shell/take-setup-link.ts';
import './shell/install-trusted-types.ts';
import './tokens.css';
import './base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { compose } from './compose.ts';
import { loadFirstTexts } from '../messages/other-texts.ts';
import { startLanguage } from './shell/start-language.ts';

startLanguage();

void loadFirstTexts().then(() => {
  const target = document.getElementById('app');
  if (!target) throw new Error('index.html has no #app.');
  const { appState, start } = compose();
  mount(App, { target, props: { appState } });
  start();
});
