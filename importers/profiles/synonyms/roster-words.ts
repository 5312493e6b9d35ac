import type { RosterField } from '../../fields';
import type { Words } from './words';

/** What lists of people call their columns. */
export const ROSTER_WORDS = {
  employee_id: {
    en: 'employee id, employee number, staff id, personnel number, badge, worker id, =id',
    de: 'personalnummer, mitarbeiternummer',
    fr: 'matricule, numero d employe',
    es: 'id de empleado, numero de empleado, legajo',
    pt: 'matricula, id do funcionario',
  },
  name: {
    en: 'full name, name, employee, employee name, agent name, agent, display name, =person',
    de: 'mitarbeiter, vollstandiger name',
    fr: 'nom complet, nom',
    es: 'nombre completo, nombre, empleado',
    pt: 'nome completo, nome, funcionario',
  },
  email: {
    en: 'email, e mail, email address, mail, work email',
    de: 'e mail adresse, mailadresse',
    fr: 'courriel, adresse e mail',
    es: 'correo, correo electronico',
    pt: 'endereco de email, e mail corporativo',
  },
  job_title: {
    en: 'job title, title, position, job, function',
    de: 'funktion, stelle, position im team',
    fr: 'fonction, poste, intitule du poste',
    es: 'puesto, cargo del empleado',
    pt: 'cargo, funcao',
  },
  contractor: {
    en: 'contractor, is contractor, external, outsourced',
    de: 'extern, leiharbeit',
    fr: 'prestataire, externe',
    es: 'contratista, externo',
    pt: 'terceirizado',
  },
  hired: {
    en: 'hired, hire date, start date, joined, employment start, date of hire',
    de: 'eintrittsdatum, eintritt, eingestellt am',
    fr: 'date d embauche, embauche le, date d entree',
    es: 'fecha de contratacion, fecha de ingreso, fecha de alta',
    pt: 'data de admissao, admissao, contratado em',
  },
  left: {
    en: 'left, leave date, end date, termination date, last day, exit date',
    de: 'austrittsdatum, austritt, ausgeschieden am',
    fr: 'date de sortie, date de depart',
    es: 'fecha de baja, fecha de salida',
    pt: 'data de desligamento, data de saida',
  },
  team: {
    en: 'team, team name, group, department, squad, unit',
    de: 'gruppe, abteilung, teamname',
    fr: 'equipe, nom de l equipe',
    es: 'equipo, nombre del equipo, grupo',
    pt: 'equipe de atendimento, time, setor',
  },
  team_time_zone: {
    en: 'team time zone, time zone, timezone',
    de: 'zeitzone',
    fr: 'fuseau horaire',
    es: 'zona horaria',
    pt: 'fuso horario',
  },
  role: { en: 'role, team role', de: 'rolle', fr: 'role dans l equipe', es: 'rol', pt: 'papel' },
  from: {
    en: 'from, from date, in team since, effective from',
    de: 'von, gultig ab',
    fr: 'du, a partir du',
    es: 'desde',
    pt: 'de, a partir de',
  },
  to: {
    en: 'to, to date, in team until, effective to',
    de: 'bis, gultig bis',
    fr: 'au, jusqu au',
    es: 'hasta',
    pt: 'ate',
  },
} satisfies Partial<Record<RosterField, Words>>;
