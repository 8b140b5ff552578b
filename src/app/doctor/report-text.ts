import type { Profile } from '../../lib/contracts/profile.ts';
import type { Finding, ProbeId, RelayKind, Traits } from '../../lib/contracts/traits.ts';
import { redact } from '../../lib/kernel/redact.ts';
import { toFormName } from '../setup/form-name.ts';
import { m } from '../../messages/generated/messages.js';
import { findingWords } from './finding-words.ts';
import { groupProbes } from './probe-groups.ts';
import { GROUP_NAMES, MARK_NAMES, PROBE_NAMES, RELAY_NAMES } from './probe-names.ts';

export interface ReportInput {
  profile: Pick<Profile, 'name' | 'kind' | 'form' | 'baseUrl'>;
  /** Undefined: nothing is known. */
  traits: Pick<Traits, 'relays' | 'findings'> | undefined;
  origin: string;
  /** As people read it. */
  when: string;
}

/** The table as plain text in the current language, to be sent to whoever runs the relay. It names no key and no query. */
export function toReport({ profile, traits, origin, when }: ReportInput): string {
  const { relays = [], findings = [] } = traits ?? {};
  const groups = groupProbes(profile).map(({ name, probes }) =>
    [GROUP_NAMES[name](), ...probes.map((probe) => toEntry(probe, { findings, relays, origin }))].join('\n'),
  );
  return withoutSecrets([toHead(profile, relays, when), ...groups].join('\n\n'));
}

function toHead(
  { name, baseUrl, form }: ReportInput['profile'],
  relays: readonly RelayKind[],
  when: string,
): string {
  const formName = toFormName({ form });
  return [
    m.doctor_report_title({ name }),
    m.doctor_report_address({ address: toPlainAddress(baseUrl), form: formName }),
    m.doctor_report_made({ when }),
    ...(relays.length > 0 ? [m.doctor_relays({ relays: sayRelays(relays) })] : []),
  ].join('\n');
}

/** As they write themselves, one after the other. */
export function sayRelays(relays: readonly RelayKind[]): string {
  return relays.map((relay) => RELAY_NAMES[relay]).join(', ');
}

function toEntry(
  probe: ProbeId,
  {
    findings,
    relays,
    origin,
  }: { findings: readonly Finding[]; relays: readonly RelayKind[]; origin: string },
): string {
  const finding = findings.find((each) => each.probe === probe);
  const head = `- ${PROBE_NAMES[probe]()}: ${MARK_NAMES[finding?.outcome ?? 'none']()}`;
  if (!finding) return head;
  const { user, owner } = findingWords(finding, { relays, origin });
  const lines = [head, user, ...(finding.outcome === 'yes' ? [] : [sayOwner(owner)])];
  return lines.join('\n  ');
}

function sayOwner([first = '', ...more]: readonly string[]): string {
  return [m.doctor_report_owner({ text: first }), ...more].join('\n  ');
}

function toPlainAddress(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return '';
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** An upstream's own words may quote an address with a key in its query, or the key itself. */
function withoutSecrets(text: string): string {
  const plain = text
    .replace(/(\bhttps?:\/\/)[^\s/@]+@/giu, '$1')
    .replace(/(\bhttps?:\/\/[^\s?#"'<>”）)]+)[?#][^\s"'<>”）)]*/giu, '$1');
  return redact(plain, []);
}
