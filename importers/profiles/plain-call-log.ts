import type { LegProfile } from '../profile';

/** Synonyms in one text, parted by commas, so that they can be read as a list and not as a column. */
const words = (text: string): readonly string[] => text.trim().split(/,\s+/);

/**
 * A list of calls from any system, one row each: id, agent, date and time, whether it was answered and resolved, how
 * long the customer waited and talked, how they rated it. The columns are found by their names in five languages and by
 * what their cells look like. The id alone is the key, so that the list may be saved anew and loaded again.
 */
export const PLAIN_CALL_LOG: LegProfile = {
  kind: 'leg',
  id: 'plain_call_log',
  label: 'Call log',
  version: 1,
  source: 'call_log',
  isGuessed: true,
  identifiedBy: [],
  usualHeaders: [],
  columns: [
    {
      field: 'contact_id',
      headers: words(`
        call id, contact id, interaction id, conversation id, ticket id, case id, call number, call no, call ref,
        call reference, reference, call uuid, unique id, record id, id, no, call, anruf id, anrufnummer,
        gesprachs id, vorgang, vorgangsnummer, id llamada, id de llamada, numero de llamada, id appel,
        id de l appel, numero d appel, id chamada, id da chamada, protocolo, =number, =ticket, =ref, =interaction,
        =anruf, =n, =contact, call code
      `),
      cell: 'id',
      isRequiredInRow: true,
    },
    {
      field: 'started',
      headers: words(`
        call date, date, start date, started at, start time, call start, call timestamp, timestamp, datetime,
        date time, date and time, day, created at, call start time, started, datum, anrufdatum, beginn, fecha,
        fecha de llamada, fecha llamada, fecha y hora, date d appel, date de l appel, data, data da chamada,
        data chamada, data e hora, started on, date of call, =when, =tag, =dia, =jour, call day, contact date
      `),
      cell: 'instant',
      isRequiredInRow: true,
    },
    {
      field: 'started_time',
      headers: words(`
        call time, time, start time, time of day, time of call, call start time, clock, uhrzeit, zeit, anrufzeit,
        hora, hora de llamada, hora llamada, heure, heure d appel, heure de l appel, hora da chamada, =at, =hour,
        contact time
      `),
      cell: 'time',
      isOptional: true,
      isRequiredInRow: true,
    },
    {
      field: 'name',
      headers: words(`
        agent name, agent, agent full name, handled by, advisor, adviser, representative, rep, csr, operator,
        employee, employee name, user, user name, answered by, assignee, staff, consultant, mitarbeiter,
        mitarbeiterin, bearbeiter, agente, nombre del agente, nombre agente, asesor, conseiller, nom de l agent,
        nom agent, atendente, operador, nome do agente, associate, team member, colleague, specialist, =name, =nom,
        =nombre, =nome, angestellter
      `),
      cell: 'text',
      isOptional: true,
    },
    { field: 'email', headers: ['agent email', 'agent e mail', 'email agent'], cell: 'text', isOptional: true },
    {
      field: 'login',
      headers: ['agent id', 'agent login', 'agent no', 'login', 'user id', 'employee id'],
      cell: 'id',
      isOptional: true,
    },
    {
      field: 'queue',
      headers: words(`
        queue, queue name, skill, campaign, call center, group, warteschlange, cola, file, fila
      `),
      cell: 'text',
      isOptional: true,
    },
    {
      field: 'channel',
      headers: ['channel', 'media type', 'media', 'kanal', 'canal'],
      cell: 'choice',
      isOptional: true,
      values: {
        chat: 'chat',
        chatbot: 'chat',
        messaging: 'chat',
        sms: 'chat',
        email: 'email',
        'e-mail': 'email',
        mail: 'email',
        web: 'email',
        '*': 'voice',
      },
    },
    {
      field: 'direction',
      headers: ['direction', 'call direction', 'richtung', 'direccion', 'sens', 'direcao'],
      cell: 'choice',
      isOptional: true,
      values: {
        outbound: 'outbound',
        out: 'outbound',
        outgoing: 'outbound',
        ausgehend: 'outbound',
        saliente: 'outbound',
        sortant: 'outbound',
        saida: 'outbound',
        internal: 'internal',
        intern: 'internal',
        '*': 'inbound',
      },
    },
    {
      field: 'reason',
      headers: words(`
        topic, subject, reason, call reason, category, issue, disposition, contact reason, query type, thema, grund,
        anliegen, betreff, tema, motivo, asunto, sujet, motif, assunto, kategorie, categoria, categorie, topico,
        =type, contact type, call topic
      `),
      cell: 'text',
      isOptional: true,
    },
    {
      field: 'answered',
      headers: words(`
        answered, call answered, was answered, is answered, answered y n, picked up, call status, angenommen,
        beantwortet, contestada, atendida, repondu, decroche, accepted, =taken, =status, respondida, contestado,
        atendido, angenommen j n
      `),
      cell: 'flag',
      isOptional: true,
    },
    {
      field: 'abandoned',
      headers: ['abandoned', 'is abandoned', 'abandonada', 'abandonne'],
      cell: 'flag',
      isOptional: true,
    },
    {
      field: 'resolved',
      headers: words(`
        resolved, resolution, is resolved, call resolved, issue resolved, solved, resolved y n, fcr, gelost,
        erledigt, resuelto, resuelta, resolu, resolvido, resolvida, =fixed, =closed, =outcome, resuelto s n,
        problem solved
      `),
      cell: 'flag',
      isOptional: true,
    },
    {
      field: 'transferred',
      headers: ['transferred', 'transfer', 'weitergeleitet', 'transferida', 'transfere'],
      cell: 'flag',
      isOptional: true,
    },
    {
      field: 'wait',
      headers: words(`
        speed of answer, answer speed, wait, wait time, waiting time, queue time, queue wait time, asa,
        time to answer, seconds to answer, answer time, time in queue, wartezeit, tiempo de espera, espera,
        temps d attente, attente, tempo de espera, waited, response time, answer delay, velocidad de respuesta,
        vitesse de reponse, velocidade de resposta, antwortgeschwindigkeit
      `),
      cell: 'duration',
      isOptional: true,
    },
    {
      field: 'talk',
      headers: words(`
        talk time, talk duration, avg talk duration, average talk duration, talk, conversation time, call duration,
        duration, call length, length, in call duration, call time, handle time, gesprachsdauer, gesprachszeit,
        dauer, tiempo de conversacion, duracion, duracion de llamada, temps de conversation, duree, duree d appel,
        tempo de conversa, duracao, duracao da chamada, talked, =att, average talk time, duree moyenne,
        duracion media, duracao media
      `),
      cell: 'duration',
      isOptional: true,
    },
    {
      field: 'hold',
      headers: words(`
        hold time, hold, on hold, haltezeit, tiempo en espera retenido, mise en attente, tempo em espera
      `),
      cell: 'duration',
      isOptional: true,
    },
    {
      field: 'after_contact_work',
      headers: words(`
        after call work, after call work time, acw, acw time, wrap up, wrap up time, wrap time, nachbearbeitung,
        nachbearbeitungszeit
      `),
      cell: 'duration',
      isOptional: true,
    },
    {
      field: 'customer',
      headers: words(`
        customer number, customer phone, customer id, caller, caller id, caller number, ani, phone number, from,
        kundennummer, rufnummer, numero de telefono, telephone
      `),
      cell: 'id',
      isOptional: true,
    },
    {
      field: 'rating',
      headers: words(`
        satisfaction rating, rating, satisfaction, csat, csat score, satisfaction score, customer rating,
        customer satisfaction, stars, survey score, bewertung, zufriedenheit, satisfaccion, valoracion,
        calificacion, note, satisfacao, avaliacao, nota, =score, feedback score, feedback, =evaluation, puntuacion,
        classificacao, =sterne, =estrellas, =etoiles, =estrelas
      `),
      cell: 'number',
      isOptional: true,
    },
  ],
  zone: { because: 'the file names no zone' },
  nulls: [],
  nobody: ['unassigned', 'nobody', 'no agent', '0'],
  totals: ['total', 'totals', 'grand total', 'sum', 'summe', 'gesamt'],
  footers: [],
  ignored: [],
  leg: {
    contactKey: ['contact_id'],
    legKey: ['contact_id'],
    answeredWhen: [['answered'], ['talk']],
    unansweredInbound: 'abandoned',
    wait: { add: ['wait'], subtract: [] },
    personOnlyIfAnswered: true,
    channel: 'voice',
    direction: 'inbound',
    rating: { survey: 'csat', zeroIsMissing: true },
  },
};
