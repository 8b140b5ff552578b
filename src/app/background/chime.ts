/** Two soft tones, the second a fifth above the first. */
const TONES = [
  { hertz: 523.25, atSeconds: 0 },
  { hertz: 783.99, atSeconds: 0.16 },
];
const LOUDNESS = 0.12;
const ATTACK_SECONDS = 0.02;
const TONE_SECONDS = 0.9;

/** Says that a batch has ended. Silent where the browser plays nothing before the page was touched. */
export function playChime(context: AudioContext = new AudioContext()): void {
  // Suspended until the page was touched: it may start now, and must not be waited for.
  context.resume().catch(() => undefined);
  const last = TONES.map((tone) => playTone(context, tone)).at(-1);
  last?.addEventListener('ended', () => void context.close(), { once: true });
}

function playTone(context: AudioContext, { hertz, atSeconds }: (typeof TONES)[number]): OscillatorNode {
  const start = context.currentTime + atSeconds;
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + ATTACK_SECONDS);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + TONE_SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + TONE_SECONDS);
  return tone;
}
