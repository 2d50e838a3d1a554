import type { SamplePerson } from './history/types';

const person = (login: string, zone: string): SamplePerson => ({ login, zone });

/** Who commits to what, as `examples/catalog/people.yaml` has them. */
export const sampleTeams = {
  ledger: [
    person('tomas-lindqvist', 'Europe/Stockholm'),
    person('noor-haddad', 'Europe/Berlin'),
    person('emil-novak', 'Europe/Prague'),
    person('sofia-almeida', 'Europe/Lisbon'),
    person('daniel-okonkwo', 'Africa/Lagos'),
    person('hanna-virtanen', 'Europe/Helsinki'),
  ],
  paymentsCore: [
    person('ana-ruiz', 'Europe/Madrid'),
    person('ben-okafor', 'Africa/Lagos'),
    person('isla-mackenzie', 'Europe/London'),
    person('arjun-mehta', 'Asia/Kolkata'),
    person('lars-eriksen', 'Europe/Oslo'),
    person('chloe-dubois', 'Europe/Paris'),
    person('mateo-rojas', 'America/Santiago'),
  ],
  cards: [
    person('chen-li', 'Asia/Singapore'),
    person('grace-tan', 'Asia/Singapore'),
    person('oliver-hughes', 'Australia/Sydney'),
    person('nadia-petrova', 'Europe/Sofia'),
    person('keiko-mori', 'Asia/Tokyo'),
  ],
  settlement: [
    person('ravi-deshmukh', 'Asia/Kolkata'),
    person('dana-roth', 'America/New_York'),
    person('bishal-thapa', 'Asia/Kathmandu'),
    person('mary-power', 'America/St_Johns'),
  ],
  treasury: [person('hugo-bellamy', 'Europe/London')],
  checkout: [
    person('eve-sato', 'Asia/Tokyo'),
    person('max-brandt', 'Europe/Berlin'),
    person('leila-karimi', 'Europe/Berlin'),
    person('thiago-souza', 'America/Sao_Paulo'),
    person('nina-kowalska', 'Europe/Warsaw'),
  ],
  onboarding: [
    person('amara-nwosu', 'Africa/Lagos'),
    person('finn-oconnor', 'Europe/Dublin'),
    person('rosa-jimenez', 'America/Mexico_City'),
    person('tariq-aziz', 'Asia/Karachi'),
  ],
  reporting: [
    person('jonas-weber', 'Europe/Berlin'),
    person('aisha-bello', 'Africa/Lagos'),
    person('pavel-cerny', 'Europe/Prague'),
    person('mei-ling-wu', 'America/Vancouver'),
  ],
  platform: [
    person('ines-moreau', 'Europe/Paris'),
    person('viktor-szabo', 'Europe/Budapest'),
    person('tom-hargreaves', 'Europe/London'),
    person('zanele-dlamini', 'Africa/Johannesburg'),
    person('carlos-peralta', 'America/Bogota'),
  ],
  identity: [
    person('fatima-zahrani', 'Asia/Dubai'),
    person('george-papas', 'Europe/Athens'),
    person('linh-tran', 'Asia/Ho_Chi_Minh'),
    person('ruth-cohen', 'America/New_York'),
  ],
  fraud: [
    person('kwame-asante', 'Africa/Accra'),
    person('irina-volkova', 'Asia/Tbilisi'),
    person('jack-morrison', 'America/Denver'),
    person('aroha-ngata', 'Pacific/Auckland'),
  ],
  heron: [
    person('yuki-tanabe', 'Asia/Tokyo'),
    person('elena-marchetti', 'Europe/Rome'),
  ],
} as const satisfies Record<string, readonly SamplePerson[]>;
