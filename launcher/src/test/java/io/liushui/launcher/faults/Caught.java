package io.liushui.launcher.faults;

import java.util.List;

/** Things of one kind, each on its way to another step in which a process is killed. Every list begins new ones. */
interface Caught {

    /** A transaction has done all and is not committed: a lock stops it until the kill. */
    default List<UnderWay> uncommitted() {
        return List.of();
    }

    /** A transaction commits as soon as the engine cannot be told any more. */
    default List<UnderWay> untold() {
        return List.of();
    }

    /** The merchant has the webhook, and nothing is written down of that. */
    default List<UnderWay> unnoted() {
        return List.of();
    }

    /** The bank was asked, has done it or not, and says nothing. */
    default List<UnderWay> unanswered() {
        return List.of();
    }

    /** Accepted while the engine is away. */
    default List<UnderWay> accepted() {
        return List.of();
    }
}
