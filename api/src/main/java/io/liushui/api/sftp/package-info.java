/**
 * Merchants fetch their reconciliation files over SFTP: a folder that can only be read, for apps that prove themselves with a key that they sign requests
 * with. Nothing listens unless {@code liushui.sftp.port} is set.
 */
package io.liushui.api.sftp;
