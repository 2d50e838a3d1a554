import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

function blockListOf(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address, bits] = subnet.split('/');
    list.addSubnet(
      address,
      Number(bits),
      address.includes(':') ? 'ipv6' : 'ipv4',
    );
  }
  return list;
}

/** Nothing that a page may link to: metadata of clouds, links of the machine, addresses that mean all or none. */
const NEVER = blockListOf([
  '0.0.0.0/8',
  '100.100.100.200/32',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
  'fd00:ec2::/32',
  'fe80::/10',
  'ff00::/8',
]);

/** Of networks that the internet does not see: only hosts that the operator calls internal may be there. */
const PRIVATE = blockListOf([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '::1/128',
  'fc00::/7',
]);

/**
 * Whether an IP address may be asked.
 *
 * @param isInternal - the operator has named the host as one of their own networks
 */
export function mayAsk(address: string, isInternal: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  return (
    !NEVER.check(address, family) &&
    (isInternal || !PRIVATE.check(address, family))
  );
}

/**
 * Resolves names for a connection, and refuses one that leads where it may not. The connection goes to the address that was
 * looked at, so a name that changes in between changes nothing.
 */
export const guardedLookup =
  (isInternal: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses: LookupAddress[] = found ?? [];
      const refused = addresses.find(
        ({ address }) => !mayAsk(address, isInternal),
      );
      const problem =
        error ??
        (refused && new Error(`${hostname} is at ${refused.address}`)) ??
        (addresses.length === 0 ? new Error(`${hostname} is nowhere`) : null);
      if (problem) callback(problem, '');
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0].address, addresses[0].family);
    });
  };
