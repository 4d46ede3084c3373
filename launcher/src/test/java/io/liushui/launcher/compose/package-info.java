/** docker-compose.yml and Dockerfile, as far as they can be judged without a container engine. */
package io.liushui.launcher.compose;
