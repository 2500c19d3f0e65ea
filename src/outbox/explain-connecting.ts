/** Why no connection came about, for the person at the keyboard. */
export interface Obstacle {
  /** A sentence without its full stop. */
  readonly what: string;
  /** What to do, where it is the same for a server and for a proxy. */
  readonly advice?: string;
}

/** `http.proxyStrictSSL` makes no difference to the requests of extensions (measured, VS Code 1.139). */
const addAuthority =
  "If your network checks traffic under a certificate authority of its own, add that authority's certificate to the certificates of this computer (VS Code reads them while its setting http.systemCertificates is on), or name its file in the environment variable NODE_EXTRA_CA_CERTS before VS Code starts; then restart VS Code. If it does not, somebody may be reading along. The setting http.proxyStrictSSL does not change this.";

type Address = Pick<URL, "host" | "hostname">;

/** Matched against Node's error code, first come first served. The codes of certificates are OpenSSL's, as Node names them. */
const obstacles: readonly (readonly [code: RegExp, obstacle: (address: Address) => Obstacle])[] = [
  [/^(ENOTFOUND|EAI_\w+)$/, ({ hostname }) => ({ what: `The name ${hostname} could not be found` })],
  [/^ECONNREFUSED$/, ({ host }) => ({ what: `${host} refused the connection` })],
  [
    /^(ECONNRESET|EPIPE)$/,
    ({ host }) => ({ what: `The connection to ${host} was closed while it was being made` }),
  ],
  [/^ETIMEDOUT$/, ({ host }) => ({ what: `${host} did not answer` })],
  [/^(ENETUNREACH|EHOSTUNREACH)$/, ({ host }) => ({ what: `There is no way to ${host} from this network` })],
  [
    /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    ({ host }) => ({
      what: `The certificate of ${host} is not valid today`,
      advice: "Check this computer's date and time; if they are right, the server needs a new certificate.",
    }),
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    ({ host }) => ({ what: `The server that answered for ${host} has a certificate for another name` }),
  ],
  [
    /CERT|_CA$|ISSUER|SIGNATURE/,
    ({ host }) => ({ what: `The certificate of ${host} is not trusted`, advice: addAuthority }),
  ],
  [
    /^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/,
    ({ host }) => ({ what: `No secure connection to ${host} came about: it may not speak https` }),
  ],
];

/** What stood in the way of a connection to this address, by Node's error code; nothing for other codes. */
export function explainConnecting(code: string, address: Address): Obstacle | undefined {
  return obstacles.find(([pattern]) => pattern.test(code))?.[1](address);
}
