/** Payers' accounts with us as payment channels on the same SPI as any other: paid once under one number, asked for, closed and refunded. */
package io.liushui.core.localchannels;
