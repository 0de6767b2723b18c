// The same work for each library: a certificate from its DER, its serial number, subject, last day and
// extensions read, its SHA-256 computed. Each answers the same line.
import "reflect-metadata";
import { X509Certificate } from "@peculiar/x509";
import { Certificate } from "pkijs";

export async function peculiar(der) {
  const certificate = new X509Certificate(der);
  const count = certificate.extensions.length;
  const name = certificate.subject.replace(/^CN=/, "");
  const digest = await certificate.getThumbprint("SHA-256");
  return line(certificate.serialNumber, name, certificate.notAfter, count, digest);
}

export async function pkijs(der) {
  const certificate = Certificate.fromBER(der);
  const serial = hex(certificate.serialNumber.valueBlock.valueHexView);
  const name = certificate.subject.typesAndValues.map((it) => it.value.valueBlock.value).join();
  // Their content is read when it is asked for.
  const count = certificate.extensions.filter((it) => it.parsedValue).length;
  const digest = await crypto.subtle.digest("SHA-256", der);
  return line(serial, name, certificate.notAfter.value, count, digest);
}

function line(serial, name, notAfter, count, digest) {
  const number = BigInt(`0x${serial}`).toString();
  return [number, name, notAfter.getTime() / 1000, count, hex(new Uint8Array(digest))].join(" ");
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();
}
