"""A desktop's notification service on a bus of its own: keeps what it is asked to show, and presses it when told to."""

from __future__ import annotations

import asyncio
import subprocess
import threading
from typing import Any

from dbus_fast.aio.message_bus import MessageBus
from dbus_fast.constants import MessageType
from dbus_fast.message import Message


class NotificationService:
    """`shown` are (summary, body); `address` is the bus."""

    def __init__(self) -> None:
        self.daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.daemon.stdout is not None
        self.address = self.daemon.stdout.readline().strip()
        self.shown: list[tuple[str, str]] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(10)

    async def _serve(self) -> None:
        self.bus = await MessageBus(self.address).connect()
        self.bus.add_message_handler(self._answer)
        await self.bus.request_name("org.freedesktop.Notifications")

    def _answer(self, message: Message) -> Any:
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        if message.member == "Introspect":
            return Message.new_method_return(message, "s", [INTROSPECTION])
        if message.member == "GetCapabilities":
            return Message.new_method_return(message, "as", [["actions", "body"]])
        if message.member == "GetServerInformation":
            return Message.new_method_return(message, "ssss", ["test", "test", "1", "1.2"])
        if message.member == "Notify":
            self.shown.append((message.body[3], message.body[4]))
            return Message.new_method_return(message, "u", [len(self.shown)])
        return None

    def press(self, number: int) -> None:
        """The user presses the notification of this number, from 1."""
        signal = Message.new_signal("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "ActionInvoked", "us", [number, "default"])
        asyncio.run_coroutine_threadsafe(self._send(signal), self._loop).result(10)

    async def _send(self, signal: Message) -> None:
        await self.bus.send(signal)

    def close(self) -> None:
        """The service and its bus are gone."""
        asyncio.run_coroutine_threadsafe(self._leave(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()
        self.daemon.terminate()
        self.daemon.wait(10)
        assert self.daemon.stdout is not None
        self.daemon.stdout.close()

    async def _leave(self) -> None:
        self.bus.disconnect()
        await self.bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


INTROSPECTION = """<!DOCTYPE node PUBLIC "-//freedesktop//DTD D-BUS Object Introspection 1.0//EN"
"http://www.freedesktop.org/standards/dbus/1.0/introspect.dtd">
<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg direction="out" type="as"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/>
<arg type="as" direction="in"/><arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""
