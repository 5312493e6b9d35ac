/** Exports of our own invention, with headers that systems of these kinds plausibly write. */

const AGENTS = ['Mira Olsen', 'Jonas Weber', 'Aisha Khan', 'Tom Baker'];
const two = (value: number) => String(value).padStart(2, '0');
const pick = <T>(list: readonly T[], place: number): T => list[place % list.length]!;

/** A cloud telephone system's call log: several rows a call, the result in words, durations h:mm:ss, month first. */
export function phoneCalls(count = 40): string {
  const header = 'Session Id,Leg,Direction,From,To,Extension Name,Queue,Date,Time,Action Result,Duration,Wait,Location';
  const rows = Array.from({ length: count }, (_, place) => {
    const result = pick(['Accepted', 'Accepted', 'Missed', 'Accepted', 'Voicemail'], place);
    const talk = result === 'Accepted' ? `0:0${(place % 6) + 1}:${two((place * 7) % 60)}` : '';
    return [
      900_000 + Math.floor(place / 2),
      (place % 2) + 1,
      pick(['Inbound', 'Inbound', 'Outbound'], place),
      `+1 555 01${two(place)}`,
      '+1 555 0199',
      pick(AGENTS, place),
      pick(['Sales', 'Support'], place),
      `10/${two((place % 14) + 15)}/2026`,
      `${two(8 + (place % 9))}:${two((place * 11) % 60)}:00`,
      result,
      talk,
      `0:00:${two((place * 3) % 50)}`,
      pick(['Austin', 'Reno'], place),
    ].join(',');
  });
  return `${[header, ...rows].join('\n')}\n`;
}

/** A help desk's tickets: ISO moments, hours with decimals, the pipeline as the queue, a status in words. */
export function deskTickets(count = 30): string {
  const header =
    'Ticket ID;Ticket name;Pipeline;Ticket status;Create date;Close date;Ticket owner;Time to first agent email reply (hrs);Time to close (hrs);Source;Associated company';
  const rows = Array.from({ length: count }, (_, place) => {
    const isOpen = place % 7 === 0;
    return [
      7_000_100 + place,
      `Question ${place}`,
      pick(['Billing', 'Technical'], place),
      isOpen ? 'Waiting on us' : 'Closed',
      `2026-09-${two((place % 28) + 1)} 0${place % 10}:15`,
      isOpen ? '' : `2026-09-${two((place % 28) + 1)} 1${place % 10}:45`,
      place % 9 === 4 ? 'unassigned' : pick(AGENTS, place),
      isOpen ? '' : `${(place % 4) + 0.5}`.replace('.', ','),
      isOpen ? '' : `${(place % 4) + 3.25}`.replace('.', ','),
      pick(['Email', 'Chat'], place),
      `Company ${place}`,
    ].join(';');
  });
  return `${[header, ...rows].join('\r\n')}\r\n`;
}

/** A messenger's conversations: teammates, seconds, ratings of 1 to 5, UTC moments. */
export function messengerConversations(count = 30): string {
  const header =
    'Conversation ID,Conversation started at (UTC),Teammate assigned,Team inbox,First response time (seconds),Time to close (seconds),Conversation rating,Conversation state,Topic,Language';
  const rows = Array.from({ length: count }, (_, place) =>
    [
      `cv-${10_000 + place}`,
      `2026-10-${two((place % 28) + 1)}T1${place % 10}:05:00Z`,
      pick(AGENTS, place),
      pick(['Chat team', 'Web team'], place),
      30 + place,
      600 + place * 13,
      place % 3 === 0 ? '' : (place % 5) + 1,
      pick(['closed', 'closed', 'open'], place),
      pick(['Invoices', 'Login'], place),
      pick(['en', 'de'], place),
    ].join(','),
  );
  return `${[header, ...rows].join('\n')}\n`;
}

/** One call list in five languages: the same columns, named as somebody there would name them. */
export const CALL_LISTS = {
  en: 'Call ID,Agent,Date,Time,Queue,Answered,Wait time,Talk time,Hold time,Rating',
  de: 'Anrufnummer,Mitarbeiter,Datum,Uhrzeit,Warteschlange,Angenommen,Wartezeit,Gesprächsdauer,Haltezeit,Bewertung',
  fr: "Numéro d'appel,Conseiller,Date d'appel,Heure d'appel,File d'attente,Répondu,Temps d'attente,Temps de conversation,Temps de mise en attente,Note",
  es: 'Número de llamada,Asesor,Fecha,Hora,Cola,Contestada,Tiempo de espera,Tiempo de conversación,Tiempo de retención,Valoración',
  pt: 'Protocolo,Atendente,Data da chamada,Hora da chamada,Fila,Atendida,Tempo de espera,Tempo de conversa,Tempo de retenção,Avaliação',
} as const;

/** The list in one language, ten calls. */
export function callList(language: keyof typeof CALL_LISTS): string {
  const rows = Array.from({ length: 10 }, (_, place) =>
    [
      `K${place}`,
      pick(AGENTS, place),
      `2026-05-0${(place % 9) + 1}`,
      `1${place}:20:00`.slice(-8),
      'Sales',
      place % 4 === 0 ? 'N' : 'Y',
      12 + place,
      place % 4 === 0 ? '' : '00:03:20',
      place % 4 === 0 ? '' : 5,
      place % 4 === 0 ? '' : (place % 5) + 1,
    ].join(','),
  );
  return `${[CALL_LISTS[language], ...rows].join('\n')}\n`;
}
