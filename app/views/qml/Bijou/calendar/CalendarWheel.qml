pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Weeks by a sideways wheel, by the wheel with Shift, and by a swipe.
Item {
    id: wheel

    property real turned: 0
    property real swiped: 0
    readonly property int sign: LayoutMirroring.enabled ? -1 : 1

    function roll(delta: real) {
        if (pause.running || delta === 0)
            return;
        turned += delta;
        if (Math.abs(turned) < 120)
            return;
        Calendar.turn((turned < 0 ? 1 : -1) * sign);
        turned = 0;
        pause.restart();
    }

    // A touchpad goes on for a while after the fingers have left it
    Timer {
        id: pause
        interval: 350
        onTriggered: wheel.turned = 0
    }

    WheelHandler {
        orientation: Qt.Horizontal
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => wheel.roll(event.angleDelta.x)
    }

    WheelHandler {
        acceptedModifiers: Qt.ShiftModifier
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onWheel: event => wheel.roll(event.angleDelta.y)
    }

    DragHandler {
        target: null
        acceptedDevices: PointerDevice.TouchScreen
        yAxis.enabled: false
        // Once the finger has left, its way is no longer told
        onActiveTranslationChanged: if (activeTranslation.x !== 0)
            wheel.swiped = activeTranslation.x
        onActiveChanged: {
            if (!active && Math.abs(wheel.swiped) > Theme.px(70))
                Calendar.turn((wheel.swiped < 0 ? 1 : -1) * wheel.sign);
            wheel.swiped = 0;
        }
    }
}
