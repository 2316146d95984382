package io.lookervault.demo;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All operations of the API over one world: many reads at a time, or one write. */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Routes routes = new Routes();
    private final Sessions sessions;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Api(World world, Sessions sessions, String url) {
        this.sessions = sessions;
        new ContentApi(world).install(routes);
        new FolderApi(world).install(routes);
        new PeopleApi(world).install(routes);
        OtherApi other = new OtherApi(world);
        other.install(routes);
        new InstanceApi(world, url).install(routes);
        new ContentWrites(world).install(routes);
        new ElementWrites(world).install(routes);
        new PartWrites(world).install(routes);
        new QueryWrites(world).install(routes);
        new FolderWrites(world).install(routes);
        new UserWrites(world).install(routes);
        new GroupWrites(world).install(routes);
        new AttributeWrites(world).install(routes);
        new BoardWrites(world).install(routes);
        new PlanWrites(world).install(routes, other);
        new StyleWrites(world).install(routes);
        routes.on(
                        "POST",
                        "/login",
                        call -> Reply.ok(sessions.signIn(
                                call.query().get("client_id"), call.query().get("client_secret"))))
                .on("DELETE", "/logout", call -> Reply.done())
                .on("POST", "/login/{id}", call -> {
                    world.get("users", call.id());
                    return Reply.ok(sessions.signIn(call.id()));
                });
    }

    Routes routes() {
        return routes;
    }

    Reply run(Routes.Route route, Call call) {
        try {
            return within(call.method().equals("GET"), () -> route.handler().handle(call));
        } catch (LookerError e) {
            return Reply.error(e);
        } catch (RuntimeException e) {
            LOG.error("demo Looker failed at {} {}", call.method(), call.path(), e);
            return Reply.error(LookerError.of(500, "An error has occurred."));
        }
    }

    private interface Work {
        Reply run();
    }

    private Reply within(boolean reading, Work work) {
        Lock held = reading ? lock.readLock() : lock.writeLock();
        held.lock();
        try {
            return work.run();
        } finally {
            held.unlock();
        }
    }

    Sessions sessions() {
        return sessions;
    }
}
