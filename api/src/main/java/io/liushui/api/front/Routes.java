package io.liushui.api.front;

import java.util.List;

/** A feature's routes. */
public interface Routes {
    List<Route> routes();
}
