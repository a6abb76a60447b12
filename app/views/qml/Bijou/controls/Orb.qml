pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A worker as a small ball with a ring for what is done. It turns and glows while it works, rests when it is idle, is dim when paused, an outline without a key.
Item {
    id: orb

    property string worker: ""
    property string standing: "idle"
    property int ring: -1
    property real size: Theme.px(20)
    readonly property color colour: Theme.troubles[standing] ?? Theme.providers[worker] ?? Theme.accent
    readonly property bool hollow: standing === "no_key"
    readonly property bool alive: standing === "running" && Theme.awake && visible
    readonly property bool troubled: standing in Theme.troubles
    readonly property real reach: Math.round(size * 0.22)

    implicitWidth: size + 2 * reach
    implicitHeight: implicitWidth
    Accessible.ignored: true

    function digits(shade: color): string {
        const text = String(shade).slice(1);
        return text.length === 8 ? text : "ff" + text;
    }

    Image {
        id: glow
        anchors.centerIn: parent
        width: Math.round(orb.size * 1.9)
        height: width
        visible: orb.standing === "running"
        sourceSize: Qt.size(width, height)
        source: visible ? "image://orb/glow/" + orb.digits(orb.colour) : ""
        opacity: Theme.dark ? 0.9 : 0.6
    }

    Image {
        anchors.fill: parent
        visible: orb.ring >= 0 || orb.hollow || orb.troubled
        sourceSize: Qt.size(width, height)
        source: visible ? "image://orb/ring/" + orb.digits(orb.colour) + "/" + (orb.troubled ? 100 : Math.max(0, orb.ring)) + "/" + orb.digits(Theme.lineStrong) : ""
        opacity: orb.standing === "paused" ? 0.5 : 1
    }

    Image {
        anchors.centerIn: parent
        width: orb.size
        height: orb.size
        sourceSize: Qt.size(width, height)
        source: "image://orb/sphere/" + orb.digits(orb.colour)
        opacity: orb.hollow ? 0.16 : orb.standing === "paused" ? 0.34 : orb.standing === "idle" ? 0.72 : orb.standing === "offline" ? 0.5 : 1
    }

    Image {
        id: swirl
        anchors.centerIn: parent
        width: orb.size
        height: orb.size
        visible: orb.standing === "running"
        sourceSize: Qt.size(width, height)
        source: visible ? "image://orb/swirl" : ""
        smooth: true
    }

    // Fifteen steps a second look alive and cost a quarter of what an animation would
    Timer {
        interval: 66
        repeat: true
        running: orb.alive
        onTriggered: {
            swirl.rotation = (swirl.rotation + 5) % 360;
            glow.opacity = (Theme.dark ? 0.75 : 0.45) + 0.25 * Math.sin(swirl.rotation * Math.PI / 90);
        }
    }
}
