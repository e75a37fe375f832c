import { BlockList, isIP } from 'node:net'

/** What no document of a ministry is published under: this machine, private and shared networks, links, tests, multicast (RFC 6890, 4193, 4291), and tunnels that lead to any of them. */
const RANGES = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8',
].join(' ')

const blocked = new BlockList()
for (const range of RANGES.split(' ')) {
  const [address = '', bits = ''] = range.split('/')
  blocked.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Whether an address of the internet protocol is none of the public internet. What is no address at all is treated as private. */
export function isPrivate(address: string): boolean {
  const kind = isIP(address)
  return kind === 0 || blocked.check(address, kind === 6 ? 'ipv6' : 'ipv4')
}
