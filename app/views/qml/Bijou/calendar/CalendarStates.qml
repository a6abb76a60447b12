pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What stands where cards would be: their shapes while the week is read, or why there are none and where there are some.
Item {
    id: instead

    required property bool agenda
    readonly property real measure: Math.min(Theme.px(460), width - 2 * Theme.pageMargin)

    visible: Calendar.state !== "ready"

    Loader {
        anchors.fill: parent
        active: Calendar.state === "loading"
        sourceComponent: CalendarSkeleton {
            agenda: instead.agenda
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Calendar.state === "nothing"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "calendar-days"
            sentence: Calendar.aheadText !== "" ? qsTr("Nothing airs in this week.") : qsTr("Nothing is known to air from here on.")
            detail: Calendar.aheadText !== "" ? qsTr("The next that is known airs on %1.").arg(Calendar.aheadText) : Calendar.thisWeek ? qsTr("What airs of the shows that you own or follow stands here.") : ""
            action: Calendar.aheadText !== "" ? qsTr("Go there") : Calendar.thisWeek ? qsTr("Find shows to follow") : qsTr("Back to today")
            onTriggered: Calendar.aheadText !== "" ? Calendar.goAhead() : Calendar.thisWeek ? Actions.openAddress("bijou://discover") : Calendar.goToday()
        }
    }

    Loader {
        anchors.centerIn: parent
        active: Calendar.state === "error"
        sourceComponent: EmptyState {
            width: instead.measure
            symbol: "triangle-alert"
            sentence: qsTr("The calendar cannot be read.")
            detail: Calendar.trouble
            action: qsTr("Try again")
            actionSymbol: "rotate-cw"
            onTriggered: Calendar.retry()
        }
    }
}
