const words = (text: string) => text.trim().split(/\s+/);

export const givenNames = words(`
  Ada Adam Aisha Akira Alba Amir Ana Anton Asha Bela Ben Bruno Carla Chen Clara Dana David Diego Ebba Elif Emil Erin
  Eva Farid Femi Finn Greta Hana Hugo Ida Igor Ines Ivan Jana Joao Jonas Kaja Kofi Lars Leila Lena Liam Lin Luca
  Maja Marco Mei Milan Mira Nadia Nils Noor Olga Omar Otto Petra Priya Rafa Rosa Ruth Sami Sara Sven Tara Tom Uma
  Vera Viktor Wen Yara Yuki Zoe
`);

export const familyNames = words(`
  Abe Adeyemi Ali Andersen Bakker Bauer Berg Blom Bose Castro Cohen Costa Diaz Dubois Eriksen Fischer Garcia Gomez
  Haas Hansen Ito Jansen Jensen Kaya Keller Khan Kim Koch Kovac Kumar Lang Larsen Li Lopez Mehta Meyer Moreau Mori
  Nagy Novak Okafor Olsen Park Patel Popov Rao Reyes Rossi Roth Ruiz Sato Silva Singh Tanaka Vidal Weber Wolf Wu
`);

export const subjects = words(`
  account address auction audit basket billing booking campaign card cart catalog claim contract coupon credit customer
  delivery device discount document dunning event export fee file fraud fx identity image import inventory invoice
  label ledger limit loan location login loyalty mail media merchant message meter mobile notification offer order
  partner payment payout permission policy price product profile quota quote rating receipt refund region report
  return review risk route sales schedule search session shipment stock subscription tariff tax ticket token
  transfer user voucher wallet warehouse webhook
`);

export const roles = words(`
  adapter aggregator api archive broker builder cache calculator checker collector connector consumer dispatcher
  engine feed gateway generator handler importer indexer loader manager monitor planner poller processor proxy
  publisher reader reconciler registry renderer resolver router scheduler scorer sender service store sync tracker
  validator worker writer
`);

export const teamNames = words(`
  amber aspen atlas basalt birch cedar cobalt comet coral crane delta ember falcon fern fjord flint garnet granite
  harbor hazel heron indigo iris jade juniper kestrel lagoon larch lotus maple meadow mesa mistral nova oak onyx opal
  orchid osprey otter pebble pine quartz raven reef ridge saffron sage sierra slate spruce summit tern tundra umber
  violet willow zephyr
`);

export const departmentNames = words(`
  commerce finance logistics platform growth operations
`);

/** Each list is a place where a team and its neighbours sit. */
export const timeZones = [
  ['Europe/Berlin', 'Europe/Stockholm', 'Europe/Madrid', 'Europe/London'],
  ['America/New_York', 'America/Toronto', 'America/Sao_Paulo'],
  ['Asia/Kolkata', 'Asia/Dubai', 'Asia/Kathmandu'],
  ['Asia/Singapore', 'Asia/Tokyo', 'Australia/Sydney'],
];
