import type { AnswerField } from '../../fields';
import type { Words } from './words';

/** What lists of survey answers call their columns. */
export const SURVEY_WORDS = {
  survey_id: {
    en: 'survey id, response id, feedback id, answer id, submission id, respondent id, =id',
    de: 'umfrage id, antwort id, rucklauf id',
    fr: 'id enquete, id de reponse, id reponse',
    es: 'id de encuesta, id encuesta, id de respuesta',
    pt: 'id da pesquisa, id pesquisa, id da resposta',
  },
  contact_id: {
    en: 'contact id, call id, interaction id, conversation id, ticket id, case id, ticket',
    de: 'vorgang, vorgangsnummer, anruf id, ticketnummer',
    fr: 'id appel, numero de ticket, id interaction',
    es: 'id de llamada, id llamada, numero de caso, id de conversacion',
    pt: 'id da chamada, protocolo, numero do chamado, id da conversa',
  },
  login: {
    en: 'agent id, agent login, login, user id',
    de: 'agentennummer',
    fr: 'identifiant agent',
    es: 'id de agente',
    pt: 'id do agente',
  },
  name: {
    en: 'agent name, agent, assignee, teammate, advisor, representative, handled by, employee',
    de: 'mitarbeiter, bearbeiter',
    fr: 'conseiller, nom de l agent',
    es: 'agente, asesor, nombre del agente',
    pt: 'atendente, operador, nome do agente',
  },
  email: {
    en: 'agent email, assignee email',
    de: 'e mail des mitarbeiters',
    fr: 'e mail de l agent',
    es: 'correo del agente',
    pt: 'email do agente',
  },
  channel: { en: 'channel, media', de: 'kanal', fr: 'canal', es: 'medio', pt: 'canal de atendimento' },
  survey: {
    en: 'survey type, kind of survey, survey kind, metric, =kind',
    de: 'umfrageart',
    fr: 'type d enquete',
    es: 'tipo de encuesta',
    pt: 'tipo de pesquisa',
  },
  score: {
    en: 'score, rating, survey score, answer, response, grade, stars, =value',
    de: 'bewertung, punktzahl, sterne, note',
    fr: 'note, evaluation, etoiles',
    es: 'puntuacion, calificacion, valoracion, estrellas',
    pt: 'nota, avaliacao, pontuacao, estrelas',
  },
  csat: {
    en: 'csat, csat score, satisfaction, customer satisfaction, satisfaction score',
    de: 'zufriedenheit, kundenzufriedenheit',
    fr: 'satisfaction client',
    es: 'satisfaccion',
    pt: 'satisfacao',
  },
  nps: {
    en: 'nps, nps score, net promoter score, likelihood to recommend, recommend',
    de: 'weiterempfehlung',
    fr: 'recommandation',
    es: 'recomendacion',
    pt: 'recomendacao',
  },
  ces: {
    en: 'ces, ces score, customer effort score, effort',
    de: 'aufwand',
    fr: 'effort client',
    es: 'esfuerzo',
    pt: 'esforco',
  },
  comment: {
    en: 'comment, comments, feedback, verbatim, remark, free text, reason for score',
    de: 'kommentar, anmerkung, freitext',
    fr: 'commentaire, remarque',
    es: 'comentario, comentarios, observaciones',
    pt: 'comentario do cliente, observacao',
  },
  asked: {
    en: 'asked at, sent at, survey date, requested at, survey sent, created at, date, =sent',
    de: 'gesendet am, versendet am, umfragedatum, datum',
    fr: 'envoye le, date d envoi, date de l enquete',
    es: 'enviado el, fecha de envio, fecha de la encuesta, fecha',
    pt: 'enviado em, data de envio, data da pesquisa, data',
  },
  answered_at: {
    en: 'answered at, responded at, response date, completed at, submitted at, answer date, rated at',
    de: 'beantwortet am, antwortdatum',
    fr: 'repondu le, date de reponse',
    es: 'respondido el, fecha de respuesta',
    pt: 'respondido em, data da resposta',
  },
} satisfies Partial<Record<AnswerField, Words>>;
